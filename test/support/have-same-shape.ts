import { setFlagsFromString } from 'node:v8'

/**
 * Whether two objects share a hidden class of V8, as objects do that one place makes in the same way. An object with a
 * class of its own takes a hundred times as long to make, and slows down all code that reads it.
 */
export const haveSameShape: (one: object, other: object) => boolean = (() => {
  setFlagsFromString('--allow-natives-syntax')
  try {
    return new Function('one', 'other', 'return %HaveSameMap(one, other)')
  } finally {
    setFlagsFromString('--no-allow-natives-syntax')
  }
})() as (one: object, other: object) => boolean
