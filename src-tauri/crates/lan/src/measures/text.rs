//! The figures as Prometheus reads them (OpenMetrics 1.0).

use super::{Carried, Seat, lock};
use crate::hall::Hall;
use lanista_hub::{Figures, Times};
use prometheus_client::collector::Collector;
use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric, MetricEncoder, NoLabelSet};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::registry::{Registry, Unit};
use std::collections::BTreeMap;
use std::fmt::{self, Debug};
use std::sync::atomic::Ordering;
use std::time::Duration;

/// Writes all figures down.
pub(super) fn of(hall: &Hall) -> Result<String, fmt::Error> {
    let mut registry = Registry::with_prefix("lanista");
    registry.register_collector(Box::new(Scrape::of(hall)));
    let mut text = String::with_capacity(16 * 1024);
    encode(&mut text, &registry)?;
    Ok(text)
}

/// Everything at one moment.
#[derive(Debug)]
struct Scrape {
    hub: Figures,
    links: BTreeMap<(Seat, Carried), u64>,
    opened: u64,
    ends: BTreeMap<&'static str, u64>,
    turned_away: u64,
    messages: u64,
    answers: Vec<u64>,
    connections: u64,
    memory: Option<u64>,
}

impl Scrape {
    fn of(hall: &Hall) -> Self {
        let own = &hall.measures;
        Self {
            hub: hall.hub.figures(),
            links: lock(&own.links).clone(),
            opened: own.opened.load(Ordering::Relaxed),
            ends: lock(&own.ends).clone(),
            turned_away: own.turned_away.load(Ordering::Relaxed),
            messages: own.messages.load(Ordering::Relaxed),
            answers: own
                .answers
                .iter()
                .map(|count| count.load(Ordering::Relaxed))
                .collect(),
            connections: wide(hall.places.connections()),
            memory: super::history::memory(),
        }
    }
}

impl Collector for Scrape {
    fn encode(&self, encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let mut page = Page(encoder);
        let hub = &self.hub;
        page.info()?;
        page.family(
            "links",
            "Links that are up, by who is at the other end and what carries them.",
            MetricType::Gauge,
            Seat::ALL.iter().flat_map(|seat| {
                Carried::ALL.iter().map(|carried| {
                    let count = self.links.get(&(*seat, *carried)).copied();
                    let labels = [("audience", seat.word()), ("carrier", carried.word())];
                    (labels, count.unwrap_or_default())
                })
            }),
        )?;
        page.gauge(
            "connections",
            "TCP connections that are open.",
            None,
            self.connections,
        )?;
        page.counter("links_opened", "Links that began.", self.opened)?;
        page.family(
            "links_ended",
            "Links that ended, by the reason that they were told.",
            MetricType::Counter,
            self.ends
                .iter()
                .map(|(code, count)| ([("code", *code)], *count)),
        )?;
        page.counter(
            "connections_turned_away",
            "Connections that found no place.",
            self.turned_away,
        )?;
        page.counter("messages", "Messages that came over links.", self.messages)?;
        page.family(
            "http_answers",
            "Requests that were answered, by the class of the status.",
            MetricType::Counter,
            self.answers
                .iter()
                .zip(["1xx", "2xx", "3xx", "4xx", "5xx"])
                .map(|(count, class)| ([("status", class)], *count)),
        )?;
        page.counter(
            "commands_accepted",
            "Commands that were answered with a receipt.",
            hub.accepted,
        )?;
        page.counter(
            "commands_refused",
            "Commands that were refused.",
            hub.refused,
        )?;
        page.family(
            "refusals",
            "Reasons of refused commands, by code.",
            MetricType::Counter,
            hub.refusals
                .iter()
                .map(|(code, count)| ([("code", code.as_str())], *count)),
        )?;
        page.counter(
            "entries_written",
            "Entries of the journal that were written.",
            hub.entries,
        )?;
        page.times(
            "commit",
            "How long a batch took to be on disk.",
            &hub.commit,
        )?;
        page.counter(
            "news",
            "Changes of documents that went out, each to all who follow it.",
            hub.news,
        )?;
        page.counter(
            "news_joined",
            "Changes that waited a moment to go out together.",
            hub.joined,
        )?;
        page.counter(
            "deliveries",
            "Frames of news that links took.",
            hub.deliveries,
        )?;
        page.counter(
            "deliveries_skipped",
            "Frames of news that links could not take then; they ask for what they missed.",
            hub.skipped,
        )?;
        page.counter(
            "delivered_bytes",
            "Bytes of the frames of news that links took.",
            hub.bytes,
        )?;
        page.times(
            "fan_out",
            "From the commit to the last link that follows, for each change.",
            &hub.fan_out,
        )?;
        page.counter(
            "documents_resumed",
            "Documents brought up to date by the missing patches.",
            hub.resumed,
        )?;
        page.counter(
            "documents_sent_whole",
            "Documents sent whole.",
            hub.snapshots,
        )?;
        page.counter(
            "catch_ups",
            "Times that a slow link asked for what it missed.",
            hub.catch_ups,
        )?;
        page.family(
            "queue",
            "Messages that wait: for the writer, and changes for the links.",
            MetricType::Gauge,
            [
                ([("of", "writer")], wide(hub.writer_queue)),
                ([("of", "delivery")], wide(hub.delivery_queue)),
            ],
        )?;
        if let Some(memory) = self.memory {
            page.gauge(
                "memory_resident",
                "Memory of this program.",
                Some(&Unit::Bytes),
                memory,
            )?;
        }
        Ok(())
    }
}

/// The page that is written.
struct Page<'a>(DescriptorEncoder<'a>);

impl Page<'_> {
    fn info(&mut self) -> fmt::Result {
        let mut metric = self.0.encode_descriptor(
            "build",
            "The program that serves.",
            None,
            MetricType::Info,
        )?;
        metric.encode_info(&[("version", env!("CARGO_PKG_VERSION"))])
    }

    fn counter(&mut self, name: &str, help: &str, count: u64) -> fmt::Result {
        let metric = self
            .0
            .encode_descriptor(name, help, None, MetricType::Counter)?;
        ConstCounter::new(count).encode(metric)
    }

    fn gauge(&mut self, name: &str, help: &str, unit: Option<&Unit>, value: u64) -> fmt::Result {
        let metric = self
            .0
            .encode_descriptor(name, help, unit, MetricType::Gauge)?;
        ConstGauge::new(narrow(value)).encode(metric)
    }

    fn family<'a, const LABELS: usize>(
        &mut self,
        name: &str,
        help: &str,
        kind: MetricType,
        counts: impl IntoIterator<Item = ([(&'static str, &'a str); LABELS], u64)>,
    ) -> fmt::Result {
        let mut metric = self.0.encode_descriptor(name, help, None, kind)?;
        for (labels, count) in counts {
            let one: MetricEncoder<'_> = metric.encode_family(&labels)?;
            if matches!(kind, MetricType::Gauge) {
                ConstGauge::new(narrow(count)).encode(one)?;
            } else {
                ConstCounter::new(count).encode(one)?;
            }
        }
        Ok(())
    }

    fn times(&mut self, name: &str, help: &str, times: &Times) -> fmt::Result {
        let steps: Vec<(f64, u64)> = times
            .steps()
            .map(|(bound, count)| (bound.map_or(f64::INFINITY, seconds), count))
            .collect();
        let mut metric =
            self.0
                .encode_descriptor(name, help, Some(&Unit::Seconds), MetricType::Histogram)?;
        metric.encode_histogram::<NoLabelSet>(seconds(times.sum), times.count(), &steps, None)
    }
}

fn seconds(micros: u64) -> f64 {
    Duration::from_micros(micros).as_secs_f64()
}

fn wide(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

fn narrow(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
