/**
 * Goes on with a value that is there already, or that a promise will give. Most values are there, and a promise for each
 * of them would cost each request a turn of the event loop's microtasks.
 */
export function after<A, B>(value: A | Promise<A>, then: (value: A) => B | Promise<B>): B | Promise<B> {
  return value instanceof Promise ? value.then(then) : then(value)
}
