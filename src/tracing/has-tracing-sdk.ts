/** Where every copy of `@opentelemetry/api` 1.x looks for what an SDK has registered. */
const REGISTERED = Symbol.for('opentelemetry.js.api.1')

/**
 * Whether an SDK of OpenTelemetry is loaded and traces. It is found without its API, which is loaded only where there is
 * an SDK.
 */
export function hasTracingSdk(): boolean {
  const registered: unknown = Reflect.get(globalThis, REGISTERED)
  return typeof registered === 'object' && registered !== null && 'trace' in registered
}
