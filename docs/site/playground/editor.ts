import { javascript } from "@codemirror/lang-javascript";
import { syntaxHighlighting } from "@codemirror/language";
import { Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { basicSetup } from "codemirror";

/** An editor of a page. */
export interface Editor {
	readonly code: string;
	setCode(code: string): void;
	destroy(): void;
}

/**
 * Puts an editor of TypeScript into an element.
 *
 * @param onRun - called for Ctrl+Enter, on a Mac also for ⌘+Enter
 */
export function createEditor(parent: HTMLElement, code: string, onRun: () => void): Editor {
	const run = () => {
		onRun();
		return true;
	};
	const view = new EditorView({
		parent,
		doc: code,
		extensions: [
			Prec.highest(
				keymap.of([
					{ key: "Mod-Enter", run },
					{ key: "Ctrl-Enter", run },
				]),
			),
			basicSetup,
			javascript({ typescript: true }),
			syntaxHighlighting(classHighlighter), // colours by the theme of the page
			EditorView.contentAttributes.of({ "aria-label": "Program", spellcheck: "false" }),
			EditorView.lineWrapping,
		],
	});
	return {
		get code() {
			return view.state.doc.toString();
		},
		setCode(next) {
			view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
		},
		destroy: () => view.destroy(),
	};
}
