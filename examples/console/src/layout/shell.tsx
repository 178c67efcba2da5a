import { usePhala } from "phala-stakepool/react";
import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { AccountMenu } from "../account/account-menu.tsx";
import { useChain } from "../chain/chain-provider.tsx";
import { useGeneration } from "../chain/use-generation.ts";
import { useText } from "../text/text-provider.tsx";
import { TransactionsPanel } from "../transaction/transactions-panel.tsx";
import { ErrorState } from "../ui/states.tsx";
import { ChainBar } from "./chain-bar.tsx";
import { SettingsMenu } from "./settings-menu.tsx";

/** Header, navigation, and the state of the chain around every page. */
export function Shell({ children }: { readonly children: ReactNode }) {
	const text = useText();
	const { chain } = useChain();
	const phala = usePhala();
	return (
		<>
			<a className="skip" href="#content">
				{text.skipToContent}
			</a>
			<header className="header">
				<div className="bar">
					<Link href="/" className="brand">
						<span className="mark" aria-hidden>
							P
						</span>
						{text.title}
					</Link>
					<Navigation />
					<div className="tools">
						<TransactionsPanel />
						<AccountMenu />
						<SettingsMenu />
					</div>
				</div>
				<ChainBar />
			</header>
			<main className="content" id="content" tabIndex={-1} key={chain.key}>
				{phala.status === "error" ? <ErrorState error={phala.error} retry={phala.retry} /> : children}
			</main>
		</>
	);
}

function Navigation() {
	const { nav } = useText();
	const generation = useGeneration();
	const [location] = useLocation();
	const pages = [
		{ href: "/", label: nav.pools },
		...(generation === 1 ? [] : [{ href: "/vaults", label: nav.vaults }]),
		{ href: "/workers", label: nav.workers },
		{ href: "/delegation", label: nav.delegation },
		{ href: "/risks", label: nav.risks },
	];
	return (
		<nav aria-label={nav.label}>
			{pages.map(({ href, label }) => (
				<Link key={href} href={href} aria-current={location === href ? "page" : undefined}>
					{label}
				</Link>
			))}
		</nav>
	);
}
