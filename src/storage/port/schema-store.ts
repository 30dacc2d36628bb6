/** The schema of the inventory, by the name of its newest migration. */
export interface SchemaState {
  /** The schema that the inventory has. */
  readonly present: string
  /** The schema that this Holdline knows. An inventory that a newer Holdline shares may have a newer one. */
  readonly needed: string
  /**
   * Names the life that the inventory leads: another one after a backup was restored, and in PostgreSQL also after a
   * promotion or a move to another server. Absent where nothing has been restored, or where PostgreSQL does not tell it.
   */
  readonly epoch?: string
}

export interface SchemaStore {
  schema(): Promise<SchemaState>
}
