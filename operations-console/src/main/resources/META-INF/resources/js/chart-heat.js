// {days, times, unit, points: [[time, day, value]], flags: [[time, day, text]], flagName}
import { categories, number } from './look.js'

export function option(data, theme) {
  const amounts = data.points.map(point => point[2]).filter(value => value !== null)
  return {
    grid: { left: 12, right: 12, top: 12, bottom: 60, containLabel: true },
    tooltip: { formatter: point => `${data.days[point.value[1]]} ${data.times[point.value[0]]}\n${point.seriesIndex === 0 ? `${number(point.value[2], 3)} ${data.unit}` : `${data.flagName}: ${point.value[2]}`}` },
    xAxis: categories(data.times, theme),
    yAxis: { ...categories(data.days, theme), inverse: true },
    visualMap: { min: Math.min(...amounts), max: Math.max(...amounts), calculable: false, text: [`${number(Math.max(...amounts))} ${data.unit}`, number(Math.min(...amounts))], orient: 'horizontal', left: 'center', bottom: 4, seriesIndex: 0, formatter: v => `${number(v)} ${data.unit}`, textStyle: { color: theme.faint }, inRange: { color: ['#440154', '#3b528b', '#21918c', '#5ec962', '#fde725'] } },
    series: [{ type: 'heatmap', data: data.points, progressive: 2000 }, { type: 'scatter', symbol: 'rect', symbolSize: 5, data: data.flags, itemStyle: { color: '#ff3b6b' } }],
  }
}
