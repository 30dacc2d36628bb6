/** What a change of the register carries beside its documents, where a test makes it without a use case. */
export const BY_TEST = { author: { by: 'a test' }, changes: [] } as const
