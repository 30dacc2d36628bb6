import { signedHosts } from './signed-hosts.ts'
import { signedTargets } from './signed-targets.ts'

/** A target and a host that a client may have signed. */
export interface SignedAddress {
  readonly signedTarget: string
  readonly signedHost: string
}

/** The path of a sandbox, which comes before the path of the API. */
const SANDBOX = /^(\/_holdline\/sandboxes\/[^/?]+)(\/.*)$/s

/**
 * What a client may have signed as target and host of a request, the likeliest first. The Python client takes all of
 * its endpoint without the scheme for the host: `127.0.0.1:8080/_holdline/sandboxes/one`, and what follows for the target,
 * https://github.com/Azure/azure-sdk-for-python/blob/main/sdk/communication/azure-communication-phonenumbers/azure/communication/phonenumbers/_shared/policy.py
 * No other request has such a host, so such a signature is good for one request alone.
 */
export function* signedAddresses(target: string, host: string): Generator<SignedAddress, undefined> {
  for (const signedTarget of signedTargets(target)) {
    for (const signedHost of signedHosts(host)) yield { signedTarget, signedHost }
  }
  const [, sandbox, rest] = SANDBOX.exec(target) ?? []
  if (sandbox === undefined || rest === undefined) return
  for (const signedTarget of signedTargets(rest)) yield { signedTarget, signedHost: host + sandbox }
}
