import { makeStyles, tokens } from '@fluentui/react-components'

/** The frame within which a table scrolls. */
export const useGridFrame = makeStyles({
  scroll: {
    overflow: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    // A small window scrolls the page to it.
    maxHeight: 'max(16rem, 100dvh - 18rem)',
  },
  body: { position: 'relative' },
  placed: { position: 'absolute', insetInline: 0 },
})
