import { type ComponentType, type LazyExoticComponent, lazy } from "react";

/**
 * A component that is fetched when it is first needed. Where it cannot be (no network, or a newer server that has it
 * under another name), `otherwise` stands in its place until the page is loaded again: `lazy` alone would take the page
 * down with it.
 */
export function late<P extends object>(
  load: () => Promise<ComponentType<P>>,
  otherwise: ComponentType<P> = Nothing,
): LazyExoticComponent<ComponentType<P>> {
  return lazy(() =>
    load().then(
      (loaded) => ({ default: loaded }),
      () => ({ default: otherwise }),
    ),
  );
}

function Nothing(): null {
  return null;
}
