import { shellQuote } from '../../files/shell-quote.ts'
import { API_VERSIONS, SIP_VERSIONS } from '../contract/api-version.ts'
import { type Html, html } from './html.ts'
import { renderPage } from './render-page.ts'

/** What a server tells everybody about itself. */
export interface StartPageFacts {
  /** The connection strings to paste, with the development key; none unless the server is a stand-in. */
  readonly connectionStrings: readonly string[]
  /** What makes clients trust the certificate; absent where the operator brings a certificate, or HTTPS is off. */
  readonly trust?: {
    /** The file of the certificate on the server's machine; absent where the reader may be on another machine. */
    readonly file?: string
  }
  readonly documents: readonly DocumentTitle[]
}

/** A document, as the page lists it. */
export interface DocumentTitle {
  /** `operate.md` */
  readonly name: string
  readonly title: string
}

const VERSION = API_VERSIONS.at(-1)
const SIP_VERSION = SIP_VERSIONS.at(-1)

/** The page for a person who opens the server's address in a browser. */
export function startPage({ connectionStrings, trust, documents }: StartPageFacts): string {
  return renderPage(
    'Holdline',
    html`<h1>Holdline</h1>
<p>This is a phone-number inventory server. It speaks the Phone Numbers and SIP Routing REST APIs of Azure Communication
Services, so the official SDKs work against it. A search holds the numbers that it finds, and a purchase buys what a search holds.</p>
${connect(connectionStrings)}${trust && trustSection(trust)}<h2>The contract</h2>
<ul>
<li><a href="/_holdline/openapi/${VERSION}">The API</a>: how to sign a request, and each operation with an example
(as <a href="/_holdline/openapi/${VERSION}.json">OpenAPI</a>)</li>
<li><a href="/_holdline/openapi/${SIP_VERSION}">SIP routing</a>: trunks and routes of a resource
(as <a href="/_holdline/openapi/${SIP_VERSION}.json">OpenAPI</a>)</li>
<li><a href="/_holdline/openapi/holdline">Our own operations</a>: health, readiness, and what the operator can do
(as <a href="/_holdline/openapi/holdline.json">OpenAPI</a>)</li>
</ul>
<h2>The documents</h2>
<ul>
${documents.map(({ name, title }) => html`<li><a href="/_holdline/docs/${name}">${title}</a></li>\n`)}</ul>
`,
  )
}

function connect(connectionStrings: readonly string[]): Html {
  if (connectionStrings.length === 0) {
    return html`<h2>Connect</h2>
<p>The operator of this server gives you the connection string of your resource.</p>
`
  }
  return html`<h2>Connect</h2>
<p>This server is a stand-in for tests, with a key that everyone knows. Paste a connection string in place of yours:</p>
${connectionStrings.map((text) => html`<pre><code>${text}</code></pre>\n`)}`
}

function trustSection({ file }: NonNullable<StartPageFacts['trust']>): Html {
  const path = file === undefined ? 'ca.pem' : shellQuote(file)
  const start = file === undefined ? html`Save <a href="/_holdline/tls/ca.pem">ca.pem</a>. ` : ''
  return html`<h2>Trust the certificate</h2>
<p>${start}Clients trust this server over HTTPS if the shell that starts them says, for Node and for Python:</p>
<pre><code>export NODE_EXTRA_CA_CERTS=${path}</code></pre>
<pre><code>export REQUESTS_CA_BUNDLE=${path}</code></pre>
<p>The file is also <a href="/_holdline/tls/ca.pem">here</a>.</p>
`
}
