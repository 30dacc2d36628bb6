import { describeSchema } from './describe-schema.ts'
import { type Html, html } from './html.ts'

const STYLE = `
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1f;background:#fff}
h2{margin-top:2.5rem;border-bottom:1px solid #ccc}h3{margin:2rem 0 .3rem;font-size:1.05rem}
code{font-family:ui-monospace,monospace;font-size:.92em}table{border-collapse:collapse;width:100%}
td{border-top:1px solid #ddd;padding:.25rem .6rem .25rem 0;vertical-align:top}td:first-child{width:16rem}
a{color:#0b57d0}nav a{margin-right:1rem}
@media(prefers-color-scheme:dark){body{color:#e4e4e8;background:#17171a}a{color:#9cc1ff}td,h2{border-color:#444}}
`

/** The content of a contract's page. */
export interface ContractPage {
  readonly title: string
  readonly heading: string
  /** Links to the other documents. */
  readonly navigation: Html
  /** The rules that all operations share. */
  readonly introduction: Html
  readonly operations: readonly PageOperation[]
  readonly models: Readonly<Record<string, PageSchema>>
}

export type PageSchema = Readonly<Record<string, unknown>>

export interface PageOperation {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly parameters: readonly PageParameter[]
  readonly answers: readonly PageAnswer[]
}

export interface PageParameter {
  /** `path`, `query`, `header` or `body`. */
  readonly place: string
  readonly name: string
  readonly required: boolean
  readonly schema: PageSchema
}

export interface PageAnswer {
  readonly status: string
  /** Absent where the answer has no body. */
  readonly schema?: PageSchema
  readonly headers: readonly string[]
}

/** The page as HTML that loads nothing: operations first, then the models of their bodies. */
export function renderContractPage(page: ContractPage): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
<h1>${page.heading}</h1>
<nav>${page.navigation}</nav>
<p>${page.introduction} A field in bold is always there.
Every answer from status 400 on is a <a href="#CommunicationErrorResponse">CommunicationErrorResponse</a>.</p>
<h2>Operations</h2>
${page.operations.map(describeOperation)}
<h2>Models</h2>
${Object.entries(page.models).map(([name, schema]) => describeModel(name, schema))}
</body>
</html>
`.html
}

function describeOperation({ id, method, path, summary, parameters, answers }: PageOperation): Html {
  return html`<h3 id="${id}"><code>${method.toUpperCase()} ${path}</code></h3>
<p>${summary} <code>${id}</code></p>
<table>
${parameters.map(describeParameter)}${answers.map(describeAnswer)}</table>
`
}

function describeParameter({ place, name, required, schema }: PageParameter): Html {
  return row(html`${place} ${named(name, required)}`, describeSchema(schema))
}

function describeAnswer({ status, schema, headers }: PageAnswer): Html {
  const body = schema === undefined ? html`no body` : describeSchema(schema)
  return row(
    html`answer <strong>${status}</strong>`,
    headers.length === 0 ? body : html`${body}; headers ${headers.join(', ')}`,
  )
}

function describeModel(name: string, schema: PageSchema): Html {
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  const fields = Object.entries(Object(schema['properties']))
  return html`<h3 id="${name}">${name}</h3>
<table>
${fields.map(([field, part]) => row(named(field, required.includes(field)), describeSchema(Object(part))))}</table>
`
}

function row(name: Html, text: Html): Html {
  return html`<tr><td>${name}</td><td>${text}</td></tr>
`
}

function named(name: string, required: boolean): Html {
  return required ? html`<strong><code>${name}</code></strong>` : html`<code>${name}</code>`
}
