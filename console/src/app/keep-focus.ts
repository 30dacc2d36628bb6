import { WRITTEN } from './written.ts'

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), [tabindex]:not([tabindex="-1"])'

/** How many places of the focus are remembered: a dialog that opens a dialog leaves two behind. */
const REMEMBERED = 20

/** A place that had the focus, and what it was in, from the inside outwards. */
interface Place {
  readonly element: HTMLElement
  readonly around: readonly { readonly element: Element; readonly nth: number }[]
}

/**
 * Keeps the keyboard's place in the page. Browsers give the focus to the page as a whole when what has it goes away, as a
 * dialog does that is closed, or a row that is removed; who works by keyboard would begin at the top again. The focus then
 * goes to what is in the place of the element, or else to where it was before.
 *
 * @returns ends that
 */
export function keepFocus(): () => void {
  let places: Place[] = []

  function remember({ target }: FocusEvent) {
    if (!(target instanceof HTMLElement) || target.matches('[data-tabster-dummy]')) return
    places = [placeOf(target), ...places.filter(({ element }) => element !== target)].slice(0, REMEMBERED)
  }

  /** A click on nothing gives the focus up. */
  function giveUp({ target }: PointerEvent) {
    if (target instanceof Element && target.closest(`${FOCUSABLE}, label`) === null) places = []
  }

  function restore() {
    if (document.activeElement !== document.body) return
    const [last] = places
    // A button that is disabled while it works may come back.
    if (last === undefined || (last.element.isConnected && !isThere(last.element))) return
    const next = last.element.isConnected ? last.element : placeLeft(places)
    next?.focus({ preventScroll: next.matches('main') })
  }

  const observer = new MutationObserver(restore)
  observer.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'inert', 'aria-hidden'],
  })
  document.addEventListener('focusin', remember)
  document.addEventListener('pointerdown', giveUp)
  return () => {
    observer.disconnect()
    document.removeEventListener('focusin', remember)
    document.removeEventListener('pointerdown', giveUp)
  }
}

function placeOf(element: HTMLElement): Place {
  const around = []
  for (let inner: Element = element; inner.parentElement !== null; inner = inner.parentElement) {
    const nth = [...inner.parentElement.children].indexOf(inner)
    around.push({ element: inner.parentElement, nth })
  }
  return { element, around }
}

/**
 * What can have the focus, and is now where the element was: in the next row, say, or in the nearest one before. In place of
 * a button that is no field into which people write. The view where nothing is left around it; `undefined` if it was outside
 * of the view.
 */
function neighbourOf({ element: lost, around }: Place): HTMLElement | undefined {
  const left = around.find(({ element }) => element.isConnected)
  const main = left?.element.closest('main') ?? undefined
  if (left === undefined || main === undefined) return undefined
  const fits = (element: HTMLElement) =>
    isThere(element) && (lost.matches(WRITTEN) || !element.matches(WRITTEN))
  for (let box = left.element; box !== main && box.parentElement !== null; box = box.parentElement) {
    const children = [...box.children]
    const near =
      box === left.element ? [children[left.nth], ...children.slice(0, left.nth).reverse(), box] : [box]
    for (const each of near) {
      const found = [...(each?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])].find(fits)
      if (found !== undefined) return found
    }
  }
  return main
}

/** What is now where the focus was, or where it was before that: behind a dialog that is closed, say. */
function placeLeft(places: readonly Place[]): HTMLElement | null {
  for (const place of places) {
    const found = isThere(place.element) ? place.element : neighbourOf(place)
    if (found !== undefined) return found
  }
  return document.querySelector('main')
}

function isThere(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(':disabled') && element.checkVisibility()
}
