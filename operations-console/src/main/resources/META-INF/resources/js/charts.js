// One module a kind: chart-KIND.js exports option(data, look), an ECharts option; what all share is added here.
import { look } from './look.js'

export async function draw(box) {
  const data = JSON.parse(box.dataset.json)
  const kind = await import(`./chart-${box.dataset.chart}.js`)
  const small = box.classList.contains('small')
  const theme = look()
  const chart = window.echarts.init(box, null, { renderer: 'canvas' })
  const own = kind.option(data, theme, small)
  const tooltip = { confine: true, renderMode: 'richText', backgroundColor: theme.ground, borderColor: theme.line, textStyle: { color: theme.ink, fontSize: 12 } }
  chart.setOption({
    animation: false,
    color: theme.colors,
    textStyle: { color: theme.ink, fontFamily: theme.font },
    grid: small ? { left: 6, right: 6, top: 8, bottom: 6, containLabel: true } : { left: own.wide ? 24 : 12, right: own.wide ? 56 : 24, top: 40, bottom: 12, containLabel: true },
    aria: { enabled: true, label: { description: box.getAttribute('aria-label') } },
    ...own,
    tooltip: { ...tooltip, ...own.tooltip },
  })
  return chart
}
