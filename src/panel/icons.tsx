/** The toolbar's drawings on a 16 × 16 grid, in the manner of DevTools' own. */
const drawings = {
  clear: <path d="M8 2.5a5.5 5.5 0 1 0 .01 0zM4.2 4.2l7.6 7.6" />,
  filter: <path d="M7 2.5a4.5 4.5 0 1 0 .01 0zM10.4 10.4 14 14" />,
  open: <path d="M2.5 12.5v-9h4l1.5 2h5.5v7zM8 11V7.6M6.4 9 8 7.4 9.6 9" />,
  export: <path d="M8 2v8M4.8 7 8 10.2 11.2 7M2.5 13.5h11" />,
  audit: <path d="M5 3.2v9.6L12.6 8z" />,
  close: <path d="M4 4l8 8M12 4l-8 8" />,
  settings: (
    <path d="M8 4a4 4 0 1 0 .01 0zM8 6.6a1.4 1.4 0 1 0 .01 0zM8 1.8V4M8 12v2.2M1.8 8H4M12 8h2.2M3.6 3.6l1.6 1.6M10.8 10.8l1.6 1.6M3.6 12.4l1.6-1.6M10.8 5.2l1.6-1.6" />
  ),
  previous: <path d="M4 10l4-4 4 4" />,
  next: <path d="M4 6l4 4 4-4" />,
  columns: <path d="M2.5 3.5h11v9h-11zM6.2 3.5v9M9.8 3.5v9" />,
  back: <path d="M9.5 3.5 5 8l4.5 4.5" />,
} as const;

/** A drawing for a button that has a name of its own. */
export const ToolIcon = ({ name }: { name: keyof typeof drawings }) => (
  <svg class="tool-icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    {drawings[name]}
  </svg>
);

/** A full disc while recording, a ring while not. */
export const RecordIcon = ({ on }: { on: boolean }) => (
  <svg
    class="tool-icon record-icon"
    width="16"
    height="16"
    viewBox="0 0 16 16"
    aria-hidden="true"
    focusable="false"
  >
    {on ? (
      <>
        <circle cx="8" cy="8" r="5.5" />
        <circle class="record-disc" cx="8" cy="8" r="3.2" />
      </>
    ) : (
      <circle cx="8" cy="8" r="5.5" />
    )}
  </svg>
);
