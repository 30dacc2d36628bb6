import type { Resource } from '../resources/resource.ts'
import type { Config } from './config.ts'
import type { Trust } from './trust.ts'

/**
 * The trust of a server while these resources are in force: all of it on a stand-in, and none elsewhere, unless the
 * configuration says otherwise. A resource of the register ends a stand-in as well, and with an issuer of tokens its tokens
 * alone are good.
 */
export function trustUnder(
  {
    standIn: isConfiguredAsOne,
    resources: configured,
    trust,
    tokens,
  }: Pick<Config, 'standIn' | 'resources' | 'trust' | 'tokens'>,
  resources: readonly Resource[],
): Trust & { readonly standIn: boolean } {
  const standIn = isConfiguredAsOne && resources.length === configured.length
  return {
    standIn,
    developmentKey: trust.developmentKey ?? standIn,
    acceptAnyToken: trust.acceptAnyToken ?? (standIn && tokens.length === 0),
    unsignedControls: trust.unsignedControls ?? standIn,
    controls: trust.controls ?? standIn,
  }
}
