import { InvalidArgumentError } from 'commander'
import { isNumberingCountry } from '../catalog/numbering-countries.ts'
import { type Network, parseNetwork } from '../net/network.ts'
import { parseCertificateName } from '../net/parse-certificate-name.ts'
import { parseHostName } from '../net/parse-host-name.ts'

/** Reads a port, 0 to 65535. */
export function parsePort(text: string): number {
  if (!isPort(text)) throw new InvalidArgumentError('A port is a whole number from 0 to 65535')
  return Number(text)
}

/** Reads a port, or `none`. */
export function parsePortOrNone(text: string): number | 'none' {
  if (text === 'none') return text
  if (!isPort(text)) {
    throw new InvalidArgumentError('A port is a whole number from 0 to 65535; none switches it off')
  }
  return Number(text)
}

/** Reads an address or name to listen on; an IPv6 address may be in brackets, as in a URL. */
export function parseHost(text: string): string {
  const host = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text
  const written = host.includes(':') ? `[${host}]` : host
  if (parseHostName(written) !== written.toLowerCase()) {
    throw new InvalidArgumentError('Give an address or a name without scheme, port and path')
  }
  return host.toLowerCase()
}

/** Reads a path. An empty path is refused: it would silently mean the working directory. */
export function parsePath(text: string): string {
  if (text === '') throw new InvalidArgumentError('It is empty; give a path')
  return text
}

/** Reads the name of something that a server has. An empty name would be left out of the path of the request. */
export function parseName(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It is empty; give a name')
  return text
}

/** Reads a country of ISO 3166-1 with telephone numbers, by its two letters in any case. */
export function parseCountry(text: string): string {
  const country = text.toUpperCase()
  if (isNumberingCountry(country)) return country
  throw new InvalidArgumentError(
    'Give the two letters of a country of ISO 3166-1 with telephone numbers, such as US',
  )
}

/** Reads an area code. */
export function parseAreaCode(text: string): string {
  if (/^\d{1,10}$/.test(text)) return text
  throw new InvalidArgumentError('Give the digits of an area code, such as 425')
}

/** Reads the name that the author of a change claims, of at most 100 characters. */
export function parseAuthor(text: string): string {
  if (text.trim() === '' || text.length > 100 || /\p{Cc}/u.test(text)) {
    throw new InvalidArgumentError('Give a name of 1 to 100 characters')
  }
  return text
}

/** Reads how many connections a pool may have. */
export function parsePoolSize(text: string): number {
  const size = /^\d{1,4}$/.test(text) ? Number(text) : 0
  if (size < 1) throw new InvalidArgumentError('A pool has from 1 to 9999 connections')
  return size
}

/** Reads how many seconds a replica may be late. */
export function parseLag(text: string): number {
  const seconds = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (seconds < 1 || seconds > 86_400) {
    throw new InvalidArgumentError('Give a whole number of seconds from 1 to 86400')
  }
  return seconds
}

/** Reads how many connections clients may have. */
export function parseConnections(text: string): number {
  const connections = /^\d{1,7}$/.test(text) ? Number(text) : 0
  if (connections < 1 || connections > 1_000_000) {
    throw new InvalidArgumentError('Give a whole number of connections from 1 to 1000000')
  }
  return connections
}

/** Reads networks that are separated by commas, and adds them to those of the flags before. */
export function parseNetworks(text: string, before: readonly Network[]): Network[] {
  const networks = text.split(',').map((item) => {
    const network = parseNetwork(item.trim())
    if (network === undefined) {
      throw new InvalidArgumentError('Give addresses or networks such as 10.0.0.0/8, separated by commas')
    }
    return network
  })
  return [...before, ...networks]
}

/** Reads the names and addresses of a certificate, separated by commas; each once, in order. */
export function parseTlsHosts(text: string): string[] {
  const hosts = text.split(',').map((item) => {
    const host = parseCertificateName(item.trim())
    if (host === undefined) {
      throw new InvalidArgumentError(
        'Give host names or addresses without scheme, port, path and wildcard, separated by commas',
      )
    }
    return host
  })
  return [...new Set(hosts)].sort()
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535
}

/** Reads the sequence of an entry of the audit trail; 0 is before all entries. */
export function parseSequence(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Give the sequence of an entry of the audit trail, such as 1200')
}
