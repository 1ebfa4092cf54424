// {x, y, groups: [{name, swatch, points: [[x, y, label]]}], link}
import { legend, values } from './look.js'

export function option(data, theme) {
  const axis = name => values(name, theme, { nameLocation: 'middle', nameGap: 28, nameTextStyle: { color: theme.faint, align: 'center' }, axisLine: { onZero: false }, scale: true })
  return {
    grid: { left: 30, right: 24, top: 40, bottom: 40, containLabel: true },
    tooltip: { formatter: point => `${point.value[2]}\n${point.seriesName}` },
    legend: { ...legend(theme), icon: 'circle', itemHeight: 8, itemWidth: 8, left: 8 },
    dataZoom: [{ type: 'inside', xAxisIndex: 0 }, { type: 'inside', yAxisIndex: 0 }],
    xAxis: axis(data.x), yAxis: axis(data.y),
    series: data.groups.map(group => ({ name: group.name, type: 'scatter', large: group.points.length > 2000, symbolSize: 8, data: group.points, itemStyle: { color: theme.colors[group.swatch % 10], opacity: 0.75 } })),
  }
}
