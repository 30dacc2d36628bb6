import type { CSSProperties, ReactNode, Ref } from 'react'

/** A part of a page that scrolls by itself, also by keyboard: https://www.w3.org/WAI/WCAG22/Understanding/keyboard */
export function ScrollRegion({
  label,
  className,
  style,
  ref,
  children,
}: {
  readonly label: string
  readonly className: string
  readonly style?: CSSProperties
  readonly ref?: Ref<HTMLElement>
  readonly children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a place in the order of the keys, nobody scrolls it by keyboard
    <section ref={ref} aria-label={label} className={className} style={style} tabIndex={0}>
      {children}
    </section>
  )
}
