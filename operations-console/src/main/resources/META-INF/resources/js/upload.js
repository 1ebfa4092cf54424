// Sends a chosen or dropped file as it is, so that neither side holds it whole, and shows how far it is.
export function offerUpload(form) {
  if (form.dataset.offered) return
  form.dataset.offered = 'yes'
  const file = form.querySelector('input[type=file]')
  form.addEventListener('dragover', event => event.preventDefault())
  form.addEventListener('drop', event => {
    event.preventDefault()
    file.files = event.dataTransfer.files
  })
  form.addEventListener('submit', event => {
    event.preventDefault()
    if (file.files.length === 1) send(form, file.files[0])
  })
}

function typeOf(name) {
  const plain = name.replace(/\.gz$/i, '')
  if (/\.xml$/i.test(plain)) return 'application/xml'
  if (/\.(ndjson|jsonl)$/i.test(plain)) return 'application/x-ndjson'
  if (/\.json$/i.test(plain)) return 'application/json'
  return 'text/csv'
}

function send(form, file) {
  const bar = form.querySelector('progress'), report = form.querySelector('[data-report]'), button = form.querySelector('button')
  const type = typeOf(file.name)
  const shape = type === 'text/csv' ? `?shape=${form.elements.shape.value}&interval=${encodeURIComponent(form.elements.interval.value)}` : ''
  const request = new XMLHttpRequest()
  request.open('POST', `/uploads${shape}`)
  request.setRequestHeader('Content-Type', type)
  request.upload.addEventListener('progress', event => {
    bar.max = event.total
    bar.value = event.loaded
  })
  request.addEventListener('loadend', () => {
    button.disabled = false
    bar.hidden = true
    if (request.status === 200) report.innerHTML = request.responseText
    else report.textContent = `${form.dataset.failed} (${request.status})`
    window.htmx.process(report)
    window.htmx.trigger(document.body, 'happened')
  })
  button.disabled = true
  bar.hidden = false
  request.send(file)
}
