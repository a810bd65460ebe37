import { css } from 'lit'

/** One set of columns for the head of the list and every row of it; on a narrow page a row is a few lines of its own. */
export const deviceColumns = css`
  .columns { display: grid; grid-template-columns: minmax(200px, 1.7fr) minmax(128px, 0.8fr) minmax(130px, 1.2fr) 76px 108px 104px 92px 72px; gap: 0 14px; align-items: center; }
  @media (max-width: 1000px) {
    .columns { grid-template-columns: minmax(0, 1.6fr) minmax(0, 1fr) minmax(0, 1fr); gap: 2px 14px; }
    .columns .name { grid-row: span 2; }
  }
`
