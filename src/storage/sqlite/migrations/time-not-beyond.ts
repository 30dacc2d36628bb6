/** An instant that the inventory's time, without the offset of its clock, had not passed when it was last written. */
export const timeNotBeyond = `ALTER TABLE clock ADD COLUMN not_beyond INTEGER NOT NULL DEFAULT 0;`
