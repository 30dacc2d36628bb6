import { type Html, html } from '../pages/html.ts'

/** A row of a table of two columns. */
export function row(name: Html, text: Html): Html {
  return html`<tr><td>${name}</td><td>${text}</td></tr>
`
}

/** A name, in bold if what it names is always there. */
export function named(name: string, required: boolean): Html {
  return required ? html`<strong><code>${name}</code></strong>` : html`<code>${name}</code>`
}
