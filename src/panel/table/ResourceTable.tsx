import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { visible } from '../../messages/visible.ts';
import { Empty } from '../Empty.tsx';
import type { PanelState } from '../state.ts';
import { tracksOf } from './columns.ts';
import { Heads } from './Heads.tsx';
import { ROW_HEIGHT, useLinesInView } from './in-view.ts';
import { GroupRow, ResourceRow } from './Lines.tsx';
import { headAbove, moveFor } from './lines.ts';
import { Menu } from './Menu.tsx';
import { headsMenu, lineMenu } from './menus.ts';
import { useSteadyLines } from './steady.ts';

/** What a menu was opened on, and where. */
type OpenedMenu = { readonly on: 'heads' | 'line'; readonly x: number; readonly y: number };

/** The resources line by line, as they are grouped. Only the lines in view are drawn. */
export function ResourceTable({ state }: { state: PanelState }) {
  const { table } = state;
  const scroller = useRef<HTMLDivElement>(null);
  const menu = useSignal<OpenedMenu | undefined>(undefined);
  const lines = table.lines.value;
  const columns = table.columns.value;
  const at = table.at.value;
  const isGrouped = table.choice.grouping.value !== 'none';
  const covered = isGrouped ? 2 * ROW_HEIGHT : ROW_HEIGHT;
  const view = useLinesInView(scroller, lines.length, { covered, from: table.scrolled });
  const pointerAt = useSteadyLines(scroller, table, view);
  const { first, end } = view;
  // The head of the group at the top is drawn even where it is far above, since it stays in view.
  const head = isGrouped && lines[first]?.kind === 'resource' ? headAbove(lines, first) : -1;
  const drawn = [...(head >= 0 ? [head] : []), ...placesFrom(first, end)];

  useEffect(() => {
    table.scrolled = view.scrolled;
  });

  function moveTo(place: number): void {
    table.moveTo(place);
    view.scrollTo(Math.max(0, Math.min(place, lines.length - 1)));
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Keys of the heads are theirs.
    if (event.target === event.currentTarget && actOn(event)) event.preventDefault();
  }

  function actOn(event: KeyboardEvent): boolean {
    const { key } = event;
    if (isCopying(event, state)) void table.copyUrl(at);
    else if (event.ctrlKey || event.metaKey || event.altKey) return false;
    else if (key === 'Enter' || key === ' ') table.activate(at);
    else if (key === 'ArrowLeft' || key === 'ArrowRight') stepTo(key === 'ArrowLeft' ? 'out' : 'in');
    else return moveBy(key);
    return true;
  }

  function stepTo(direction: 'out' | 'in'): void {
    table.step(direction);
    const there = table.at.peek();
    if (there >= 0) view.scrollTo(there);
  }

  function moveBy(key: string): boolean {
    const target = moveFor(key, at, lines.length, view.page);
    if (target !== undefined) moveTo(target);
    return target !== undefined;
  }

  function onContextMenu(event: MouseEvent): void {
    const { target } = event;
    if (!(target instanceof Element)) return;
    event.preventDefault();
    const isOnHeads = target.closest('thead') !== null;
    const place = placeIn(target);
    if (place !== undefined) table.moveTo(place);
    // From the keyboard it is on the table as a whole: the menu belongs to the current line then.
    const isOnTable = target.id === 'resources' && at >= first && at < end;
    const from = isOnTable ? document.getElementById(`row-${at}`)?.getBoundingClientRect() : undefined;
    menu.value = {
      on: isOnHeads ? 'heads' : 'line',
      x: from ? from.left + ROW_HEIGHT : event.clientX,
      y: from?.bottom ?? event.clientY,
    };
  }

  return (
    <div class="table">
      <div
        class="scroller"
        ref={scroller}
        onPointerMove={({ clientY, currentTarget }) =>
          pointerAt(clientY - currentTarget.getBoundingClientRect().top - covered)
        }
        onPointerLeave={() => pointerAt(undefined)}
      >
        <table
          id="resources"
          role="treegrid"
          tabIndex={0}
          aria-label={state.wording.text.table.name}
          aria-rowcount={lines.length + 1}
          aria-colcount={columns.length}
          aria-activedescendant={at >= first && at < end ? `row-${at}` : undefined}
          style={{ '--tracks': tracksOf(columns) }}
          onKeyDown={onKeyDown}
          onClick={({ target }) => {
            const place = target instanceof Element ? placeIn(target) : undefined;
            if (place !== undefined) table.activate(place);
          }}
          onContextMenu={onContextMenu}
        >
          <thead>
            <Heads
              state={state}
              openMenu={(button) => {
                const { left, bottom } = button.getBoundingClientRect();
                menu.value = { on: 'heads', x: left, y: bottom };
              }}
            />
          </thead>
          <tbody
            style={{
              height: `${lines.length * ROW_HEIGHT}px`,
              paddingTop: `${(end - drawn.length) * ROW_HEIGHT}px`,
            }}
          >
            {drawn.map((place) => {
              const line = lines[place];
              if (!line) return null;
              // Rows that leave are drawn anew as those that come: making elements takes longer than changing them.
              const slot = place === head ? 'head' : `${line.kind} ${place % view.slots}`;
              const own = { state, place, isCurrent: place === at };
              return line.kind === 'group' ? (
                <GroupRow key={slot} {...own} line={line} />
              ) : (
                <ResourceRow key={slot} {...own} line={line} />
              );
            })}
          </tbody>
        </table>
      </div>
      <Empty state={state} />
      {menu.value && (
        <Menu
          name={visible(menuName(menu.value, state))}
          at={menu.value}
          parts={menu.value.on === 'heads' ? headsMenu(state) : lineMenu(state, at)}
          onClose={() => {
            menu.value = undefined;
          }}
        />
      )}
    </div>
  );
}

const placesFrom = (first: number, end: number): readonly number[] =>
  Array.from({ length: end - first }, (_, offset) => first + offset);

/** Whether the URL is asked for, and not a text that is selected. */
const isCopying = (event: KeyboardEvent, { keys }: PanelState): boolean =>
  keys.held(event) && event.key.toLowerCase() === 'c' && document.getSelection()?.isCollapsed !== false;

const menuName = ({ on }: OpenedMenu, { wording: { text } }: PanelState): string =>
  on === 'heads' ? text.table.columnsMenu : text.table.rowMenu;

/** The place of the line that an element belongs to. */
function placeIn(element: Element): number | undefined {
  const place = element.closest('tr[data-index]')?.getAttribute('data-index');
  return typeof place === 'string' ? Number(place) : undefined;
}
