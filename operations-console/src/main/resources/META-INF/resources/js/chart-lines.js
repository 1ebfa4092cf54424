// {labels, unit, series: [{name, values, dashed, area}]}
import { categories, legend, number, values } from './look.js'

export function option(data, theme, small) {
  return {
    tooltip: { trigger: 'axis', valueFormatter: v => `${number(v)} ${data.unit}` },
    legend: small ? undefined : legend(theme),
    xAxis: { ...categories(data.labels, theme), boundaryGap: false },
    yAxis: values(small ? '' : data.unit, theme, small ? { splitNumber: 2 } : {}),
    series: data.series.map(one => ({
      name: one.name, type: 'line', data: one.values, showSymbol: data.labels.length < 3, sampling: 'lttb', connectNulls: false,
      lineStyle: { width: 2, type: one.dashed ? 'dashed' : 'solid', ...(one.faint ? { color: theme.faint } : {}) },
      ...(one.faint ? { itemStyle: { color: theme.faint } } : {}), ...(one.area ? { areaStyle: { opacity: 0.12 } } : {}),
      ...(one.swatch === undefined ? {} : { lineStyle: { width: 2, color: theme.colors[one.swatch % 10] }, itemStyle: { color: theme.colors[one.swatch % 10] } }),
    })),
  }
}
