import type { Static, TSchema } from 'typebox'
import * as Type from 'typebox'

/** The schema of one JSON type, for a value that may also be null. */
export function nullable<S extends TSchema & { readonly type: string }>(schema: S) {
  return Type.Unsafe<Static<S> | null>({ ...schema, type: [schema.type, 'null'] })
}
