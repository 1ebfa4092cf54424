// What a page does beside htmx: draws its charts, hears what has happened, sends files.
import { draw } from './charts.js'
import { offerUpload } from './upload.js'

const drawn = []

function redraw() {
  for (let i = drawn.length - 1; i >= 0; i--) {
    if (!drawn[i].box.isConnected) drawn.splice(i, 1)[0].chart.dispose()
  }
}

async function look(root) {
  for (const box of root.querySelectorAll('figure[data-chart]:not([data-drawn])')) {
    box.dataset.drawn = 'begun'
    drawn.push({ box, chart: await draw(box) })
    box.dataset.drawn = 'done'
  }
  root.querySelectorAll('form[data-upload]').forEach(offerUpload)
}

document.addEventListener('htmx:afterSwap', event => {
  event.target.removeAttribute('aria-busy')
  redraw()
  look(event.target)
})
// what a person is writing is not taken from under their hands because something has happened elsewhere
document.addEventListener('htmx:beforeRequest', event => {
  const cause = event.detail.requestConfig?.triggeringEvent?.type
  if (cause === 'happened' && event.target.querySelector('details.form-act[open], input:focus, textarea:focus, select:focus')) event.preventDefault()
})
// 499: the session at the provider has ended; the whole page goes there
document.addEventListener('htmx:responseError', event => {
  if (event.detail.xhr.status === 499) window.location.reload()
})
document.addEventListener('htmx:sendError', event => event.target.closest('.panel-body')?.removeAttribute('aria-busy'))
window.addEventListener('resize', () => drawn.forEach(one => one.chart.resize()))
look(document)

const live = document.querySelector('[data-live]')
if (live) {
  const stream = new EventSource(live.dataset.live)
  stream.addEventListener('happened', () => window.htmx.trigger(document.body, 'happened'))
  window.addEventListener('pagehide', () => stream.close())
}
