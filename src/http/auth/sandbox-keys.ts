import type { Sandbox } from '../../control/sandboxes/sandbox.ts'
import type { InForce } from '../../inventory/register/in-force.ts'
import type { SigningKey } from './signing-key.ts'
import { toSigningKey } from './to-signing-key.ts'

/** A resource of a sandbox, with its keys. */
export interface SandboxResource {
  readonly name: string
  readonly keys: readonly SigningKey[]
}

/** The resources of sandboxes with their keys, which are made once for each version of a sandbox's register. */
export function sandboxKeys(): (sandbox: Sandbox) => readonly SandboxResource[] {
  const made = new WeakMap<InForce, readonly SandboxResource[]>()
  return ({ inventory }) => {
    const inForce = inventory.register.current()
    const known = made.get(inForce) ?? make(inForce)
    made.set(inForce, known)
    return known
  }
}

function make({ resources }: InForce): readonly SandboxResource[] {
  return resources.map(({ name, accessKeys }) => ({
    name,
    keys: accessKeys.map((key) => toSigningKey(key, `An access key of resource "${name}"`)),
  }))
}
