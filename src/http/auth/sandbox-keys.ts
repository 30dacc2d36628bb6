import type { KeyObject } from 'node:crypto'
import type { Sandbox } from '../../control/sandboxes/sandbox.ts'
import type { InForce } from '../../inventory/register/in-force.ts'
import { toKeyObject } from './to-key-object.ts'

/** A resource of a sandbox, with its keys. */
export interface SandboxResource {
  readonly name: string
  readonly keys: readonly KeyObject[]
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
    keys: accessKeys.map((key) => toKeyObject(key, `An access key of resource "${name}"`)),
  }))
}
