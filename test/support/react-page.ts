// Sets the page before react-dom is loaded, which looks for it then: import this file first.
import { Window } from "happy-dom";

const page = new Window({ url: "http://localhost/" });
Object.assign(globalThis, { window: page, document: page.document });
// Node.js 20 has none.
if (!("navigator" in globalThis)) Object.assign(globalThis, { navigator: page.navigator });

/** An empty element of the page. */
export function createContainer(html = ""): HTMLElement {
	const container = document.createElement("div");
	container.innerHTML = html;
	document.body.append(container);
	return container;
}

/** Runs `work` as a server does: without a page. */
export async function withoutPage<T>(work: () => T | Promise<T>): Promise<T> {
	const { window: before } = globalThis;
	Reflect.deleteProperty(globalThis, "window");
	try {
		return await work();
	} finally {
		globalThis.window = before;
	}
}
