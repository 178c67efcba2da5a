import { IconAlertTriangle, IconBuildingBank, IconCpu, IconStack2, IconWallet } from "@tabler/icons-react";
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
				{phala.status === "error" ? (
					<ErrorState title={text.state.unreachable} error={phala.error} retry={phala.retry} />
				) : (
					children
				)}
			</main>
		</>
	);
}

interface NavigationItem {
	readonly href: string;
	readonly label: string;
	/** Where there is little room. */
	readonly short?: string;
	/** Shown on a phone. */
	readonly icon: typeof IconCpu;
	/** Start of the addresses of its other pages; those below `href` by default. */
	readonly has?: string;
}

/** Links to the pages: in the header, on a phone at the bottom of the screen. */
function Navigation() {
	const { nav } = useText();
	const generation = useGeneration();
	const [location] = useLocation();
	const pages: readonly NavigationItem[] = [
		{ href: "/", label: nav.pools, icon: IconStack2, has: "/pools/" },
		...(generation === 1 ? [] : [{ href: "/vaults", label: nav.vaults, icon: IconBuildingBank }]),
		{ href: "/workers", label: nav.workers, icon: IconCpu },
		{ href: "/delegation", label: nav.delegation, short: nav.delegationShort, icon: IconWallet },
		{ href: "/risks", label: nav.risks, icon: IconAlertTriangle },
	];
	const current = (href: string, has = `${href}/`) => {
		if (location === href) return "page";
		return location.startsWith(has) || undefined;
	};
	return (
		<nav aria-label={nav.label}>
			{pages.map(({ href, label, short, icon: Icon, has }) => (
				<Link key={href} href={href} aria-current={current(href, has)}>
					<Icon size={20} stroke={1.6} aria-hidden />
					{short ? (
						<>
							<span className="wide">{label}</span>
							<span className="narrow">{short}</span>
						</>
					) : (
						label
					)}
				</Link>
			))}
		</nav>
	);
}
