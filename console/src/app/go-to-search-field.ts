const SEARCH_FIELD = 'main :is(input[type=search], input[data-search], [data-search] input)'
const DIALOG = '[role=dialog], [role=alertdialog]'

/** How long a view may take until it has its search field, in milliseconds. */
const WAIT_MS = 5_000

/**
 * Puts the focus into the search field of the view. A dialog that is open keeps the focus.
 *
 * @param leave goes to a view that has a search field
 */
export function goToSearchField(leave: () => void): void {
  if (document.querySelector(DIALOG) !== null) return
  if (focusSearchField()) return
  leave()
  const observer = new MutationObserver(() => {
    if (focusSearchField()) observer.disconnect()
  })
  observer.observe(document.body, { childList: true, subtree: true })
  window.setTimeout(() => observer.disconnect(), WAIT_MS)
}

function focusSearchField(): boolean {
  const field = document.querySelector<HTMLElement>(SEARCH_FIELD)
  field?.focus()
  return field !== null
}
