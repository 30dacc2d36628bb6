import type { OperatorCaller, ResourceCaller } from './caller.ts'

/** A caller by the key or the token of a sandbox. */
export type SandboxCaller = ResourceCaller & { readonly sandbox: string }

/** The same caller on the operator plane, where it reaches the controls of its sandbox alone. */
export function toOperatorOfSandbox({ sandbox, contentHash }: SandboxCaller): OperatorCaller {
  return {
    kind: 'operator',
    by: `sandbox ${sandbox}`,
    sandbox,
    ...(contentHash !== undefined && { contentHash }),
  }
}
