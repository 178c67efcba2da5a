// Before react-dom, which looks for the page when it is loaded.
import "./react-page.ts";

import { Component, createElement, type ReactNode, StrictMode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { expect, vi } from "vitest";
import { createContainer } from "./react-page.ts";

/** A rendered tree. */
export class Rendered {
	readonly container = createContainer();
	readonly #root: Root = createRoot(this.container, { onCaughtError() {}, onUncaughtError() {} });

	/** Renders in StrictMode. */
	render(children: ReactNode): this {
		this.#root.render(createElement(StrictMode, null, children));
		return this;
	}

	get text(): string {
		return this.container.textContent ?? "";
	}

	async shows(text: string | RegExp): Promise<void> {
		await vi.waitFor(() => expect(this.text).toMatch(text), { timeout: 120_000, interval: 20 });
	}

	unmount(): void {
		this.#root.unmount();
		this.container.remove();
	}
}

/** Shows the code of an error, and renders its children again after `reset`. */
export class Boundary extends Component<
	{ readonly children?: ReactNode; readonly reset?: (reset: () => void) => void },
	{ readonly error: (Error & { code?: string }) | null }
> {
	override state = { error: null as (Error & { code?: string }) | null };

	static getDerivedStateFromError(error: Error) {
		return { error };
	}

	override componentDidMount() {
		this.props.reset?.(() => this.setState({ error: null }));
	}

	override render() {
		const { error } = this.state;
		return error ? `caught ${error.code ?? error.message}` : this.props.children;
	}
}
