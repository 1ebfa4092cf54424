// {nodes: [{name, label, swatch}], links: [{source, target, value}], unit}
import { number } from './look.js'

export function option(data, theme) {
  const label = Object.fromEntries(data.nodes.map(node => [node.name, node.label]))
  return {
    tooltip: { formatter: part => part.dataType === 'edge' ? `${label[part.data.source]} → ${label[part.data.target]}\n${number(part.data.value)} ${data.unit}` : `${label[part.name]}\n${number(part.value)} ${data.unit}` },
    series: [{ type: 'sankey', data: data.nodes.map(node => ({ name: node.name, itemStyle: { color: theme.colors[node.swatch % 10] } })), links: data.links, left: 8, right: 130, top: 12, bottom: 12, nodeGap: 10, label: { color: theme.ink, formatter: part => label[part.name] }, lineStyle: { color: 'gradient', opacity: 0.35 } }],
  }
}
