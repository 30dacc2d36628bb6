import { isIP } from 'node:net'
import { type ConnectionOptions, createSecureContext } from 'node:tls'
import { describeSystemError } from '../../../files/describe-system-error.ts'
import type { KeywordName } from './keywords.ts'
import type { Settings } from './read-settings.ts'
import { refuse } from './refuse.ts'
import type { Surroundings } from './surroundings.ts'

/** The value of `sslrootcert` that means the authorities that Node trusts. */
const SYSTEM_AUTHORITIES = 'system'

/**
 * How connections to a host are tried, in this order: `false` without TLS, or with these options. The meaning of
 * `sslmode` and of the files is libpq's (https://www.postgresql.org/docs/current/libpq-ssl.html). One thing differs:
 * `verify-full` without a file of authorities trusts the authorities that Node trusts, as `sslrootcert=system` does.
 *
 * @param host the name or address that the certificate must have; `undefined` for a Unix socket, which has no TLS
 * @throws StorageRefusedError if a file cannot be used, or what was asked for would not be safe
 */
export function tlsAttempts(
  settings: Settings,
  host: string | undefined,
  surroundings: Surroundings,
): readonly (false | ConnectionOptions)[] {
  const system = settings.get('sslrootcert') === SYSTEM_AUTHORITIES
  const mode = settings.get('sslmode') ?? (system ? 'verify-full' : 'prefer')
  if (system && mode !== 'verify-full') {
    refuse(`${settings.label('sslrootcert')} is system, so ${settings.label('sslmode')} must be verify-full`)
  }
  if (settings.get('sslnegotiation') === 'direct' && ['disable', 'allow', 'prefer'].includes(mode)) {
    refuse(
      `${settings.label('sslnegotiation')} is direct, so sslmode must be require, verify-ca or verify-full`,
    )
  }
  if (host === undefined || mode === 'disable') return [false]

  const given = ownCertificate(settings, surroundings)
  const common = { ...given, ...(isIP(host) === 0 ? { servername: host } : { host }) }
  const unchecked = { ...common, rejectUnauthorized: false }
  if (mode === 'allow') return [false, usable(unchecked)]
  if (mode === 'prefer') return [usable(unchecked), false]

  const ca = system ? undefined : fileText(settings, surroundings, 'sslrootcert', 'root.crt')
  const checked = { ...common, rejectUnauthorized: true, ...(ca !== undefined && { ca }) }
  if (mode === 'verify-full') return [usable(checked)]
  if (ca !== undefined) return [usable({ ...checked, checkServerIdentity: () => undefined })]
  if (mode === 'require') return [usable(unchecked)]
  return refuse(
    `${settings.label('sslmode')} is verify-ca, and needs a file of authorities: give it as sslrootcert`,
  )
}

/** The certificate and key that the server gets, and the other settings that are the same for each mode. */
function ownCertificate(settings: Settings, surroundings: Surroundings): ConnectionOptions {
  const crl = settings.get('sslcrl') && fileText(settings, surroundings, 'sslcrl')
  const passphrase = settings.get('sslpassword')
  const minVersion = protocolVersion(settings, 'ssl_min_protocol_version')
  const maxVersion = protocolVersion(settings, 'ssl_max_protocol_version')
  const cert =
    settings.get('sslcertmode') === 'disable'
      ? undefined
      : fileText(settings, surroundings, 'sslcert', 'postgresql.crt')
  const key = cert && fileText(settings, surroundings, 'sslkey', 'postgresql.key')
  if (cert !== undefined && key === undefined) refuse('sslcert has no key: give its file as sslkey')
  return {
    ...(cert && { cert }),
    ...(key && { key }),
    ...(crl && { crl }),
    ...(passphrase && { passphrase }),
    ...(minVersion && { minVersion }),
    ...(maxVersion && { maxVersion }),
  }
}

/** @param own the user's file of this name, which is used if it is there and none is given */
function fileText(
  settings: Settings,
  { readFile, exists, ownFile }: Surroundings,
  name: KeywordName,
  own?: string,
): string | undefined {
  const usual = own === undefined ? undefined : ownFile(`.postgresql/${own}`, own)
  const path = settings.get(name) ?? (usual !== undefined && exists(usual) ? usual : undefined)
  if (path === undefined) return undefined
  try {
    return readFile(path)
  } catch (error) {
    return refuse(`${settings.label(name)} (${path}) cannot be read: ${describeSystemError(error)}`)
  }
}

function protocolVersion(settings: Settings, name: KeywordName): ConnectionOptions['minVersion'] {
  const version = settings.get(name)
  switch (version) {
    case 'TLSv1':
    case 'TLSv1.1':
    case 'TLSv1.2':
    case 'TLSv1.3':
      return version
    default:
      return undefined
  }
}

/** Tells now that a file has no certificate or key: with `prefer` the connection would silently be made without TLS. */
function usable(options: ConnectionOptions): ConnectionOptions {
  try {
    createSecureContext(options)
    return options
  } catch {
    return refuse('its sslrootcert, sslcert, sslkey, sslpassword and sslcrl do not fit, or are no PEM')
  }
}
