// {labels, unit, lying, goal, series: [{name, values, errors, stack}]}; goal: a line where values should be
import { categories, legend, number, values } from './look.js'

export function option(data, theme, small) {
  const labels = categories(data.labels, theme, data.lying && data.labels.length < 25 ? { axisLabel: { interval: 0, hideOverlap: false, fontSize: data.labels.length > 12 ? 10 : 12 } } : {}), amounts = values(small ? '' : data.unit, theme)
  const whiskers = data.series.filter(one => one.errors).map(one => ({
    name: one.name, type: 'custom', silent: true, z: 5, data: one.values.map((value, i) => [i, value - one.errors[i], value + one.errors[i]]),
    renderItem(_, api) {
      const low = api.coord([api.value(0), api.value(1)]), high = api.coord([api.value(0), api.value(2)]), half = 4
      const line = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: theme.ink, lineWidth: 1 } })
      return { type: 'group', children: [line(low[0], low[1], high[0], high[1]), line(low[0] - half, low[1], low[0] + half, low[1]), line(high[0] - half, high[1], high[0] + half, high[1])] }
    },
    tooltip: { show: false },
  }))
  const goal = data.goal === undefined ? {} : { markLine: { silent: true, symbol: 'none', lineStyle: { color: theme.ink, type: 'dashed' }, label: { color: theme.ink, position: data.lying ? 'start' : 'end', formatter: `${number(data.goal)} ${data.unit}` }, data: [data.lying ? { xAxis: data.goal } : { yAxis: data.goal }] } }
  return {
    wide: Boolean(data.lying),
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: v => Array.isArray(v) ? '' : `${number(v)} ${data.unit}` },
    legend: small || data.series.length < 2 ? undefined : legend(theme),
    xAxis: data.lying ? amounts : labels,
    yAxis: data.lying ? { ...labels, inverse: true } : amounts,
    series: [...data.series.map((one, i) => ({ name: one.name, type: 'bar', data: one.values, stack: one.stack, ...(i === 0 ? goal : {}), barMaxWidth: 26, itemStyle: { borderRadius: one.stack ? 0 : 3 } })), ...whiskers],
  }
}
