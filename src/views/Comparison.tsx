import type { Overall } from '../audit/comparison.ts';
import type { ComparedItem, ComparedRow, ComparisonWords } from './comparison-words.ts';

/** What became of a site: what got worse first, then what got better, new and gone; figures before and after. */
export function Comparison({ words, verdict }: { words: ComparisonWords; verdict: Overall }) {
  return (
    <div class="comparison" data-verdict={verdict}>
      <p>
        <strong>{words.verdict}</strong>
      </p>
      {[...words.sides, ...words.lines].map((line) => (
        <p key={line} class="quiet">
          {line}
        </p>
      ))}
      {words.sections
        .filter(({ items }) => items.length > 0)
        .map(({ title, items }) => (
          <section key={title}>
            <h2>{title}</h2>
            {items.map((item) => (
              <Item key={item.address} item={item} columns={words.columns} />
            ))}
          </section>
        ))}
      {words.tables.map(({ title, rows }) => (
        <section key={title}>
          <h2>{title}</h2>
          <Rows rows={rows} columns={words.columns} />
        </section>
      ))}
      {words.notes.length > 0 && (
        <section>
          <h2>{words.notesTitle}</h2>
          <ul>
            {words.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

type Columns = ComparisonWords['columns'];

const Item = ({ item, columns }: { item: ComparedItem; columns: Columns }) => (
  <article class="group" data-verdict={item.verdict}>
    <h3>
      <span class="address">{item.address}</span> <span class="quiet">{item.judgement}</span>
    </h3>
    {item.rows.length > 0 && <Rows rows={item.rows} columns={columns} />}
    {item.lines.length > 0 && (
      <ul class="places">
        {item.lines.map((line) => (
          <li key={line} class="value">
            {line}
          </li>
        ))}
      </ul>
    )}
  </article>
);

const Rows = ({ rows, columns }: { rows: readonly ComparedRow[]; columns: Columns }) => (
  <div class="scroll">
    <table>
      <thead>
        <tr>
          {[columns.figure, columns.before, columns.after, columns.difference, columns.verdict].map(
            (name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label}>
            <th scope="row">{row.label}</th>
            <td class="value">{row.before}</td>
            <td class="value">{row.after}</td>
            <td class="value">{row.difference}</td>
            <td class={row.verdict === 'worse' ? 'fault' : undefined}>{row.judgement}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
