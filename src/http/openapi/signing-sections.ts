import { type Html, html } from '../pages/html.ts'
import { SIGN_SCRIPT } from './sign-script.ts'

const CERTIFICATE = html`<pre><code>HOLDLINE_URL=https://localhost:8443
curl http://127.0.0.1:8080/_holdline/tls/ca.pem --output ca.pem</code></pre>
<p>Put your server's addresses in the place of these; a certificate of your own needs no <code>--cacert</code>.</p>
`

/**
 * How a resource signs, with an access key or a token.
 *
 * @param target what the example reads
 */
export function acsSigning(target: string): Html {
  return html`<p>The official SDKs sign by themselves: give them the connection string. The examples below are for a
shell with two variables and a file:</p>
${CERTIFICATE}<pre><code>TOKEN=any</code></pre>
<p>A stand-in takes any text as a token, over HTTPS only. Every server takes a signature with an access key, over HTTPS and
HTTP. The signature is an HMAC-SHA256, by the base64-decoded key, of three lines: the method; path and query, exactly as
they are sent; and date, host and SHA-256 of the body, with semicolons between them.</p>
<pre><code>${SIGN_SCRIPT}</code></pre>
<p><code>host</code> has the port unless it is the scheme's own. Then, with the key after <code>accesskey=</code> in the
connection string:</p>
<pre><code>HOLDLINE_KEY='${'<access key>'}'
signed GET '${target}'</code></pre>
<p><a href="/_holdline/docs/signing.md">Sign a request by hand</a> goes through it step by step. A 401 says nothing; the
server's log has the reason.</p>
`
}

/** How the operator shows who it is. */
export const OWN_SIGNING = html`<p>An operation for everybody needs nothing. For the others the examples below send the operator
key, which the environment variable <code>HOLDLINE_OPERATOR_KEY</code> of the server sets, as a bearer token, over HTTPS
only:</p>
${CERTIFICATE}<pre><code>HOLDLINE_OPERATOR_KEY='${'<operator key>'}'</code></pre>
<p>A signature with the operator key, made like a signature with an access key, is good too, over HTTPS and HTTP. Over the
server's Unix socket no credentials are needed:</p>
<pre><code>curl --unix-socket .holdline/socket/holdline.sock http://localhost/_holdline/stock</code></pre>
<p>A stand-in needs no credentials on loopback either.</p>
`
