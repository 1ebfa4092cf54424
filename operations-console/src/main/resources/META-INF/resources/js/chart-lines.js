// {labels, unit, unit2, series: [{name, values, dashed, area, right, joined}]}; right: against unit2 on the right, joined: over gaps
import { categories, legend, number, values } from './look.js'

export function option(data, theme, small) {
  return {
    tooltip: { trigger: 'axis', ...(data.unit2 ? {} : { valueFormatter: v => `${number(v)} ${data.unit}` }) },
    legend: small ? undefined : legend(theme),
    xAxis: { ...categories(data.labels, theme), boundaryGap: false },
    yAxis: data.unit2
      ? [values(data.unit, theme, { scale: true }), values(data.unit2, theme, { position: 'right', splitLine: { show: false }, nameTextStyle: { color: theme.faint, align: 'right' } })]
      : values(small ? '' : data.unit, theme, small ? { splitNumber: 2 } : {}),
    series: data.series.map(one => ({
      name: one.name, type: 'line', data: one.values, showSymbol: data.labels.length < 3 || Boolean(one.joined), symbolSize: 5, sampling: one.joined ? undefined : 'lttb', connectNulls: Boolean(one.joined),
      ...(one.right ? { yAxisIndex: 1 } : {}), ...(data.unit2 ? { tooltip: { valueFormatter: v => `${number(v)} ${one.right ? data.unit2 : data.unit}` } } : {}),
      lineStyle: { width: 2, type: one.dashed ? 'dashed' : 'solid', ...(one.faint ? { color: theme.faint } : {}) },
      ...(one.faint ? { itemStyle: { color: theme.faint } } : {}), ...(one.area ? { areaStyle: { opacity: 0.12 } } : {}),
      ...(one.swatch === undefined ? {} : { lineStyle: { width: 2, color: theme.colors[one.swatch % 10] }, itemStyle: { color: theme.colors[one.swatch % 10] } }),
    })),
  }
}
