import "./styles.ts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { openChain } from "./chain/open-chain.ts";
import { parseSource } from "./chain/source.ts";

// The worker starts before the page is rendered.
const chain = openChain(parseSource(location.search));
const root = document.getElementById("root");
if (root) {
	createRoot(root).render(
		<StrictMode>
			<App chain={chain} />
		</StrictMode>,
	);
}
