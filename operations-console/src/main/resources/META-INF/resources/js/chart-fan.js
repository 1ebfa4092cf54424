// {labels, unit, mid, name, bands: [{name, low, high}], actual: {name, values}}: the widest band first; what came only where it is known
import { categories, legend, number, values } from './look.js'

export function option(data, theme) {
  const bands = data.bands.flatMap((band, i) => [
    { name: `low ${i}`, type: 'line', data: band.low, stack: `band ${i}`, stackStrategy: 'all', symbol: 'none', lineStyle: { opacity: 0 }, silent: true },
    { name: band.name, type: 'line', data: band.high.map((high, j) => high - band.low[j]), stack: `band ${i}`, stackStrategy: 'all', symbol: 'none', lineStyle: { opacity: 0 }, itemStyle: { color: theme.accent, opacity: 0.25 + 0.15 * i }, areaStyle: { color: theme.accent, opacity: 0.12 + 0.06 * i } },
  ])
  const tell = points => {
    const at = points[0].dataIndex
    const lines = [data.labels[at], `${data.name}: ${number(data.mid[at])} ${data.unit}`]
    if (data.actual && data.actual.values[at] !== null) lines.push(`${data.actual.name}: ${number(data.actual.values[at])} ${data.unit}`)
    data.bands.forEach(band => lines.push(`${band.name}: ${number(band.low[at])} – ${number(band.high[at])} ${data.unit}`))
    return lines.join('\n')
  }
  const came = data.actual ? [{ name: data.actual.name, type: 'line', data: data.actual.values, symbol: 'none', z: 5, lineStyle: { width: 2, color: theme.ink }, itemStyle: { color: theme.ink } }] : []
  return {
    tooltip: { trigger: 'axis', formatter: tell },
    legend: { ...legend(theme), data: [data.name, ...came.map(line => line.name), ...data.bands.map(band => band.name)] },
    xAxis: { ...categories(data.labels, theme), boundaryGap: false },
    yAxis: values(data.unit, theme),
    series: [...bands, { name: data.name, type: 'line', data: data.mid, symbol: 'none', lineStyle: { width: 2, color: theme.accent }, itemStyle: { color: theme.accent } }, ...came],
  }
}
