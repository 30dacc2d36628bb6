import type { Sandbox } from '../control/sandboxes/sandbox.ts'
import type { Sandboxes } from '../control/sandboxes/sandboxes.ts'
import { UsageError } from '../usage-error.ts'

/** Makes a call of a handle. */
export type Counted = <T>(call: () => Promise<T>) => Promise<T>

/**
 * How the calls of a sandbox's handle are made: each counts as a request, which keeps the sandbox and its store. The call
 * rejects with a `UsageError` if the sandbox has ended.
 */
export function countedFor(sandbox: Sandbox, sandboxes: Sandboxes): Counted {
  const { name, use } = sandbox
  const ended = () =>
    new UsageError(`The sandbox ${name} has ended: it was closed, or nobody used it during its ttl`)
  return async <T>(call: () => Promise<T>) => {
    // The name may be that of the next sandbox.
    if (sandboxes.find(name) !== sandbox) throw ended()
    const end = use.begin()
    try {
      return await new Promise<T>((resolve, reject) => {
        const work = use.work(() => call().then(resolve)) ?? Promise.reject(ended())
        work.catch(reject)
      })
    } finally {
      end()
    }
  }
}

/** The handle, whose methods are called so. All of them answer promises. */
export function withCounted<T extends object>(handle: T, counted: Counted): T {
  return new Proxy(handle, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...parameters: unknown[]) => counted(async () => Reflect.apply(member, target, parameters))
    },
  })
}
