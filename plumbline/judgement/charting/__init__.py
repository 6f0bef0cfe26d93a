"""Tells a real change in a figure from its usual ups and downs: the XmR chart that analysts of the NHS read.

The method is that of NHS England's Making Data Count: the mean, limits at 2.66 mean moving ranges on either side, which
is W. A. Shewhart's chart for single values, and four rules. A shift takes seven points, a trend six. Some tools of the
programme ask for seven in a trend too (NHSRplotthedots does), so both numbers are arguments. As in its workbooks, and
unlike that package, points outside the limits stay in the calculation: nothing is left out to make limits narrower.
"""
