import type { DenialReason, ForeignSign } from './denial.ts'

const FOREIGN_SIGNS: Readonly<Record<ForeignSign, string>> = {
  host: 'its Host is no loopback name',
  site: 'its Sec-Fetch-Site is that of a web page of another origin',
  origin: 'its Origin is not that of this server',
  contentType: 'it may change something, and has no Content-Type: application/json',
}

/** Why a caller was not let in, in a sentence for the log that says what to do. It has no key, signature or token. */
export function describeDenial(reason: DenialReason): string {
  switch (reason.kind) {
    case 'noCredentials':
      return 'it has no Authorization header'
    case 'foreignPage':
      return `it has no Authorization header, and ${FOREIGN_SIGNS[reason.sign]}`
    case 'foreignHost':
      return 'its host is no loopback name, and the development key is good for the operator under such a name alone: set HOLDLINE_OPERATOR_KEY'
    case 'schemeUnknown':
      return 'its Authorization header begins with neither HMAC-SHA256 nor Bearer'
    case 'signatureMalformed':
      return 'its Authorization header is not in the form of a signature: HMAC-SHA256, a space, the signed headers x-ms-date;host;x-ms-content-sha256, and 32 bytes in base64'
    case 'contentHashMalformed':
      return 'its x-ms-content-sha256 header is missing, or is not 32 bytes in base64'
    case 'dateMalformed':
      return 'its x-ms-date header is missing, or has another form than Tue, 02 Jan 2024 20:59:16 GMT'
    case 'dateOff': {
      const seconds = Math.round(Math.abs(reason.aheadMs) / 1_000)
      const direction = reason.aheadMs > 0 ? 'ahead of' : 'behind'
      return `its date is ${seconds} seconds ${direction} this machine's clock, and ${reason.toleranceMs / 1_000} are allowed: set the clock right, or clockSkewMinutes in the configuration file`
    }
    case 'hostUnknown':
      return 'no resource has its host: set HOLDLINE_HOSTS, or hosts of the resource in the configuration file'
    case 'signatureDiffers':
      return 'its signature was made with another key, or over another text: compare the key, and see whether a proxy changes Host or the target'
    case 'bodyDiffers':
      return 'its body is not the one that was signed'
    case 'tokenOverHttp':
      return 'a bearer token is taken over HTTPS alone'
    case 'tokenNotAccepted':
      return 'its bearer token is not accepted: resources need acceptAnyToken (HOLDLINE_ACCEPT_ANY_TOKEN), or an issuer in tokens of the configuration, and the operator the key of HOLDLINE_OPERATOR_KEY, or an issuer with the plane operator'
    case 'noOperatorKey':
      return 'the operator has no key here: set HOLDLINE_OPERATOR_KEY, or call over the Unix socket'
    case 'tokenMalformed':
      return `its bearer token is neither a key that is good here nor a signed token: ${reason.detail}`
    case 'tokenIssuer':
      return 'no issuer of this plane has the iss of its token: compare it with issuer (tokens in the configuration)'
    case 'tokenAlgorithm':
      return 'its token is signed by an algorithm that is not taken from its issuer'
    case 'tokenKey':
      return 'its issuer has no key with the id (kid) of its token'
    case 'tokenKeyUnusable':
      return `the key of its issuer cannot check its token: ${reason.detail}`
    case 'tokenSignature':
      return 'its token is not signed by the key of its issuer that it names'
    case 'tokenExpired':
      return `its token expired ${reason.agoSeconds} seconds ago: let the client get a new one, or set the clock right`
    case 'tokenEarly':
      return `its token is good in ${reason.inSeconds} seconds: compare the clocks of the issuer and of this machine`
    case 'tokenAudience':
      return 'its token is for another audience (aud) than those that its issuer has on this plane: compare it with audience (tokens in the configuration)'
    case 'tokenClaim':
      return `its token has no ${reason.claim}, or one of another form`
    case 'tokenKeysMissing':
      return `the keys of its issuer are not there, so it got a 503: ${reason.detail}`
    case 'tokenWithoutResource':
      return `its token names no resource by ${reason.claim}: see resource (tokens in the configuration)`
    case 'tokenResource':
      return 'no resource has the name that its token gives, or its host is that of another resource'
    case 'tokenScopes':
      return 'the scopes of its token (scp, scope, roles) are neither a text nor a list of texts'
    case 'tokenSubject':
      return 'the subject (sub) of its token is not one of subjects (tokens in the configuration), or no plain text'
    case 'tokenRole':
      return `its token has the role ${reason.role}, and the operation needs ${reason.needed}: see scopes and role (tokens in the configuration)`
  }
}
