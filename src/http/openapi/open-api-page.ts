import { API_VERSIONS } from '../contract/api-version.ts'
import { describeSchema } from './describe-schema.ts'
import { type Html, html } from './html.ts'
import type { OpenApiDocument } from './open-api-document.ts'
import type { OpenApiSchema } from './to-open-api-schema.ts'

const STYLE = `
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1f;background:#fff}
h2{margin-top:2.5rem;border-bottom:1px solid #ccc}h3{margin:2rem 0 .3rem;font-size:1.05rem}
code{font-family:ui-monospace,monospace;font-size:.92em}table{border-collapse:collapse;width:100%}
td{border-top:1px solid #ddd;padding:.25rem .6rem .25rem 0;vertical-align:top}td:first-child{width:16rem}
a{color:#0b57d0}nav a{margin-right:1rem}
@media(prefers-color-scheme:dark){body{color:#e4e4e8;background:#17171a}a{color:#9cc1ff}td,h2{border-color:#444}}
`

/** The contract of an api-version as a page that loads nothing: operations first, then what bodies are made of. */
export function openApiPage({ info, paths, definitions }: OpenApiDocument): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => describeOperation(method, path, { ...operation })),
  )
  const versions = API_VERSIONS.map((version) =>
    version === info.version
      ? html`<strong>${version}</strong> `
      : html`<a href="/_holdline/openapi/${version}">${version}</a> `,
  )
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title}, ${info.version}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
<h1>${info.title}</h1>
<nav>api-version: ${versions}· <a href="/_holdline/openapi/${info.version}.json">OpenAPI 2.0 document</a></nav>
<p>Every operation takes <code>api-version=${info.version}</code> in its query. A field in bold is always there.
Every answer from status 400 on is a <a href="#CommunicationErrorResponse">CommunicationErrorResponse</a>.</p>
<h2>Operations</h2>
${operations}
<h2>Models</h2>
${Object.entries(definitions).map(([name, schema]) => describeDefinition(name, schema))}
</body>
</html>
`.html
}

function describeOperation(method: string, path: string, operation: Record<string, unknown>): Html {
  const parameters = partsOf(operation['parameters']).filter((each) => each['name'] !== 'api-version')
  const responses = Object.entries(Object(operation['responses'])).filter(([status]) => status !== 'default')
  const id = String(operation['operationId'])
  return html`<h3 id="${id}"><code>${method.toUpperCase()} ${path}</code></h3>
<p>${String(operation['summary'] ?? '')} <code>${id}</code></p>
<table>
${parameters.map(describeParameter)}${responses.map(([status, response]) => describeResponse(status, Object(response)))}</table>
`
}

function describeParameter(parameter: OpenApiSchema): Html {
  const { in: place, name, required, schema } = parameter
  const shown = describeSchema(typeof schema === 'object' ? Object(schema) : parameter)
  return row(html`${String(place)} ${named(String(name), required === true)}`, shown)
}

function describeResponse(status: string, response: Record<string, unknown>): Html {
  const { schema, headers = {} } = response
  const body = typeof schema === 'object' ? describeSchema(Object(schema)) : html`no body`
  const names = Object.keys(Object(headers))
  return row(
    html`answer <strong>${status}</strong>`,
    names.length === 0 ? body : html`${body}; headers ${names.join(', ')}`,
  )
}

function describeDefinition(name: string, schema: OpenApiSchema): Html {
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

function partsOf(value: unknown): OpenApiSchema[] {
  return Array.isArray(value) ? value : []
}
