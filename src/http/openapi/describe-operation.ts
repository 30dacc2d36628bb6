import { type Html, html } from '../pages/html.ts'
import { curlLine } from './curl-line.ts'
import { describeSchema } from './describe-schema.ts'
import { exampleAnswer } from './example-answer.ts'
import { exampleRequest } from './example-request.ts'
import type { PageAnswer, PageOperation, PageParameter, PageSchema } from './page-operation.ts'
import { named, row } from './page-row.ts'

/** An operation with its parameters and answers, and with an example. */
export function describeOperation(
  operation: PageOperation,
  models: Readonly<Record<string, PageSchema>>,
): Html {
  const { id, method, path, summary, parameters, answers } = operation
  return html`<h3 id="${id}"><code>${method.toUpperCase()} ${path}</code></h3>
<p>${summary} <code>${id}</code></p>
<table>
${parameters.map(describeParameter)}${answers.map(describeAnswer)}</table>
<h4>Example</h4>
<pre><code>${curlLine(exampleRequest(operation, models))}</code></pre>
<pre><code>${exampleAnswer(answers, models)}</code></pre>
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
