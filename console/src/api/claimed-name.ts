/** The storage of a tab ends with the tab. */
const STORAGE_KEY = 'holdline.name'

/** The name that the operator gives for what they change; empty if they gave none. Nothing proves it. */
export function loadClaimedName(): string {
  return sessionStorage.getItem(STORAGE_KEY) ?? ''
}

export function saveClaimedName(name: string): void {
  sessionStorage.setItem(STORAGE_KEY, name)
}
