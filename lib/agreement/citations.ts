/** What the numbers of the agreement page stand on, as a paper cites it. */
export const citations = [
  {
    what: "Wilson’s interval",
    source:
      "E. B. Wilson (1927). Probable inference, the law of succession, and statistical inference. JASA 22, 209–212.",
    url: "https://doi.org/10.1080/01621459.1927.10502953",
  },
  {
    what: "Krippendorff’s α",
    source: "K. Krippendorff (2011). Computing Krippendorff’s Alpha-Reliability. University of Pennsylvania.",
    url: "https://repository.upenn.edu/handle/20.500.14332/2089",
  },
  {
    what: "Gwet’s AC1",
    source:
      "K. L. Gwet (2008). Computing inter-rater reliability and its variance in the presence of high agreement. Br. J. Math. Stat. Psychol. 61, 29–48.",
    url: "https://doi.org/10.1348/000711006X126600",
  },
  {
    what: "Cohen’s κ",
    source: "J. Cohen (1960). A coefficient of agreement for nominal scales. Educ. Psychol. Meas. 20, 37–46.",
    url: "https://doi.org/10.1177/001316446002000104",
  },
  {
    what: "AUC",
    source:
      "E. R. DeLong, D. M. DeLong, D. L. Clarke-Pearson (1988). Comparing the areas under two or more correlated ROC curves. Biometrics 44, 837–845.",
    url: "https://doi.org/10.2307/2531595",
  },
  {
    what: "Platt’s curve",
    source:
      "H.-T. Lin, C.-J. Lin, R. C. Weng (2007). A note on Platt’s probabilistic outputs. Machine Learning 68, 267–276.",
    url: "https://doi.org/10.1007/s10994-007-5018-6",
  },
  {
    what: "ECE",
    source: "C. Guo et al. (2017). On calibration of modern neural networks. ICML.",
    url: "https://arxiv.org/abs/1706.04599",
  },
  {
    what: "PPI",
    source: "A. N. Angelopoulos et al. (2023). Prediction-powered inference. Science 382, 669–674.",
    url: "https://doi.org/10.1126/science.adi6000",
  },
  {
    what: "Certificates",
    source:
      "A. N. Angelopoulos et al. (2021). Learn then test: calibrating predictive algorithms to achieve risk control.",
    url: "https://arxiv.org/abs/2110.01052",
  },
] as const;
