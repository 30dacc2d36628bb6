/** The schema of the inventory, by the name of its newest migration. */
export interface SchemaState {
  /** The schema that the inventory has. */
  readonly present: string
  /** The schema that this Holdline knows. An inventory that a newer Holdline shares may have a newer one. */
  readonly needed: string
}

export interface SchemaStore {
  schema(): Promise<SchemaState>
}
