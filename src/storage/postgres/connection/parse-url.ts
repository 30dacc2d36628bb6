import { isKeyword, type KeywordName } from './keywords.ts'
import { parsePort } from './parse-port.ts'
import { refuse } from './refuse.ts'

/** The scheme of a URL of PostgreSQL. */
const SCHEME = /^postgres(?:ql)?:\/\//i
const SPELLING = 'write @, :, / and % of a name or password as %40, %3A, %2F and %25'

/** Whether the text begins as a URL of PostgreSQL does; the rest of it may be wrong. */
export function isPostgresUrl(text: string): boolean {
  return SCHEME.test(text.trim())
}

/**
 * The parameters that a URL of PostgreSQL gives, in the grammar of libpq
 * (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS). The WHATWG URL cannot be used: it
 * knows one host, and no empty host beside a user. A raw `@` is accepted in a password, as WHATWG does.
 *
 * @throws StorageRefusedError that repeats no part of a password
 */
export function parseUrl(url: string): Map<KeywordName, string> {
  const found = new Map<KeywordName, string>()
  const rest = url.trim().replace(SCHEME, '')
  const at = (rest.split('/', 1)[0] ?? '').lastIndexOf('@')
  if (at !== -1) {
    const [user = '', ...password] = rest.slice(0, at).split(':')
    if (user !== '') found.set('user', decode(user))
    if (password.length > 0) found.set('password', decode(password.join(':')))
  }
  const [, hosts = '', path = '', parameters = ''] =
    /^([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/s.exec(rest.slice(at + 1)) ?? []
  putHosts(found, hosts)
  if (path.includes('@')) refuse(`there is an @ in the name of the database of its URL: ${SPELLING}`)
  if (path !== '') found.set('dbname', decode(path))
  for (const parameter of parameters.split('&')) {
    if (parameter !== '') putParameter(found, parameter)
  }
  return found
}

function putHosts(found: Map<KeywordName, string>, text: string): void {
  const hosts = text.split(',').map((each) => {
    // A password with a slash looks like a host and a port, so no part of it is repeated.
    const [, address, name, port = ''] = /^(?:\[([^\]]+)\]|([^:[\]]*))(?::(.*))?$/s.exec(each) ?? []
    const host = address ?? name
    if (host === undefined || (port !== '' && parsePort(port) === undefined)) {
      return refuse(
        `its URL has a host that is no name:port or [IPv6 address]:port with a port from 1 to 65535; ${SPELLING}`,
      )
    }
    return { host: decode(host), port }
  })
  if (hosts.some(({ host }) => host !== '') || hosts.length > 1) {
    found.set('host', hosts.map(({ host }) => host).join(','))
  }
  if (hosts.some(({ port }) => port !== '')) found.set('port', hosts.map(({ port }) => port).join(','))
}

function putParameter(found: Map<KeywordName, string>, parameter: string): void {
  const [encoded = '', ...values] = parameter.split('=')
  const name = decode(encoded)
  const value = decode(values.join('='))
  // JDBC's spelling, which libpq knows too.
  if (name === 'ssl' && value === 'true') found.set('sslmode', 'require')
  else if (name === 'ssl') refuse('ssl in its URL is true: give sslmode instead, such as sslmode=verify-full')
  else if (!isKeyword(name)) {
    // A parameter of another spelling may be a part of a password with a raw question mark.
    refuse(
      /^[a-z_]{1,40}$/.test(name)
        ? `Holdline knows no parameter "${name}" in its URL: leave it out`
        : 'its URL has a parameter that Holdline does not know: leave it out, or write ? in a password as %3F',
    )
  } else if (values.length === 0) refuse(`the parameter ${name} in its URL has no value: write ${name}=…`)
  else found.set(name, value)
}

function decode(text: string): string {
  let decoded = '\0'
  try {
    decoded = decodeURIComponent(text)
  } catch {
    // Refused below, like a zero byte.
  }
  return decoded.includes('\0')
    ? refuse(`its URL has a % that is no %XX of UTF-8 text: ${SPELLING}`)
    : decoded
}
