import { type Html, html } from '../pages/html.ts'
import { renderPage } from '../pages/render-page.ts'
import { describeOperation } from './describe-operation.ts'
import { describeSchema } from './describe-schema.ts'
import type { PageOperation, PageSchema } from './page-operation.ts'
import { named, row } from './page-row.ts'

/** The content of a contract's page. */
export interface ContractPage {
  readonly title: string
  readonly heading: string
  /** Links to the other documents. */
  readonly navigation: Html
  /** The rules that all operations share. */
  readonly introduction: Html
  /** How a caller shows who it is, with lines to paste. */
  readonly signing: Html
  readonly groups: readonly { readonly title: string; readonly operations: readonly PageOperation[] }[]
  readonly models: Readonly<Record<string, PageSchema>>
}

/** The page as HTML that loads nothing: how to sign, the operations, and the models of their bodies. */
export function renderContractPage(page: ContractPage): string {
  const groups = page.groups.filter(({ operations }) => operations.length > 0)
  const operations = groups.flatMap((group) => group.operations)
  return renderPage(
    page.title,
    html`<h1>${page.heading}</h1>
<nav>${page.navigation}</nav>
<p>${page.introduction} A field in bold is always there.
Every answer from status 400 on is a <a href="#CommunicationErrorResponse">CommunicationErrorResponse</a>.</p>
<h2>Contents</h2>
<ul>
${groups.map(
  ({ title, operations }) => html`<li>${title}<ul>
${operations.map(({ id, summary }) => html`<li><a href="#${id}">${nameOf(id)}</a>: ${summary}</li>\n`)}</ul></li>
`,
)}<li><a href="#signing">How to sign a request</a></li>
<li><a href="#models">Models</a></li>
</ul>
<h2 id="signing">How to sign a request</h2>
${page.signing}<h2 id="operations">Operations</h2>
${operations.map((operation) => describeOperation(operation, page.models))}<h2 id="models">Models</h2>
${Object.entries(page.models).map(([name, schema]) => describeModel(name, schema))}`,
  )
}

function nameOf(id: string): string {
  return id.replace(/^PhoneNumbers_/, '')
}

function describeModel(name: string, schema: PageSchema): Html {
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  const fields = Object.entries(Object(schema['properties']))
  return html`<h3 id="${name}">${name}</h3>
<table>
${fields.map(([field, part]) => row(named(field, required.includes(field)), describeSchema(Object(part))))}</table>
`
}
