// The theme's colours as the style sheet has them, and axes in them.
export function look() {
  const style = getComputedStyle(document.documentElement)
  const of = name => style.getPropertyValue(name).trim()
  return {
    ink: of('--bs-body-color'), faint: of('--mw-faint'), line: of('--bs-border-color'), ground: of('--mw-card'), accent: of('--mw-accent'),
    colors: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(i => of(`--mw-s${i}`)),
    font: getComputedStyle(document.body).fontFamily,
  }
}

export function number(value, decimals = 2) {
  if (value === null || value === undefined || value === '' || Number.isNaN(Number(value))) return '–'
  return Number(value).toLocaleString(document.documentElement.lang, { maximumFractionDigits: decimals })
}

export function categories(labels, theme, extra = {}) {
  return { type: 'category', data: labels, axisLine: { lineStyle: { color: theme.line } }, axisTick: { show: false }, axisLabel: { color: theme.faint, hideOverlap: true, ...extra.axisLabel }, ...extra.axis }
}

export function values(name, theme, extra = {}) {
  return { type: 'value', name, nameTextStyle: { color: theme.faint, align: 'left' }, axisLabel: { color: theme.faint, formatter: v => number(v) }, splitLine: { lineStyle: { color: theme.line, opacity: 0.6 } }, ...extra }
}

export function legend(theme) { return { top: 6, right: 8, textStyle: { color: theme.ink }, type: 'scroll', left: 120, itemWidth: 16, icon: 'roundRect', itemHeight: 4 } }
